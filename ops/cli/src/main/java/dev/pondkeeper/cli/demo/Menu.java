package dev.pondkeeper.cli.demo;

import java.util.List;

/** What the brand sells, prices in fen. */
enum Menu {
    AMERICANO("americano", 1800),
    LATTE("latte", 2400),
    FLAT_WHITE("flat-white", 2600),
    OSMANTHUS_LATTE("osmanthus-latte", 2900),
    COLD_BREW("cold-brew", 2800),
    CROISSANT("croissant", 1600),
    BEANS_250G("beans-250g", 8800);

    private static final double SHARE_OF_BEANS = 0.04;
    private static final List<Menu> OVER_THE_COUNTER =
            List.of(AMERICANO, LATTE, FLAT_WHITE, OSMANTHUS_LATTE, COLD_BREW, CROISSANT);

    private final String sku;
    private final int price;

    Menu(String sku, int price) {
        this.sku = sku;
        this.price = price;
    }

    static Menu drawn(Dice dice, String about) {
        if (dice.happens(SHARE_OF_BEANS, "beans/" + about)) return BEANS_250G;
        return dice.pick(OVER_THE_COUNTER, "menu/" + about);
    }

    String sku() {
        return sku;
    }

    int price() {
        return price;
    }
}
