package dev.pondkeeper.cli.demo;

import java.util.Random;

/** What the brand sells, prices in fen. */
enum Menu {
    AMERICANO("americano", 1800),
    LATTE("latte", 2400),
    FLAT_WHITE("flat-white", 2600),
    OSMANTHUS_LATTE("osmanthus-latte", 2900),
    COLD_BREW("cold-brew", 2800),
    CROISSANT("croissant", 1600),
    BEANS_250G("beans-250g", 8800);

    private static final int SHARE_OF_BEANS = 4;

    private final String sku;
    private final int price;

    Menu(String sku, int price) {
        this.sku = sku;
        this.price = price;
    }

    static Menu drawn(Random random) {
        if (random.nextInt(100) < SHARE_OF_BEANS) return BEANS_250G;
        return values()[random.nextInt(values().length - 1)];
    }

    String sku() {
        return sku;
    }

    int price() {
        return price;
    }
}
