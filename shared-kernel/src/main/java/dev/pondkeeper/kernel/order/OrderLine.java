package dev.pondkeeper.kernel.order;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.Text;

/**
 * One line of an order.
 *
 * @param sku the shop's article code, at most 64 characters
 * @param quantity pieces, 1 to 1 000 000
 * @param amount what was paid for the whole line
 */
public record OrderLine(String sku, int quantity, Money amount) {
    public OrderLine {
        new Checks()
                .field("sku", sku, text -> Text.check(text, 64))
                .require(quantity >= 1 && quantity <= 1_000_000, "quantity", "must lie between 1 and 1000000")
                .done();
    }
}
