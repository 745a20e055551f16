package dev.pondkeeper.query.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanLayerTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, PASSER_BY",
        "0, 2, PASSER_BY",
        "0, 3, FAVOURABLE",
        "0, 5, FAVOURABLE",
        "1, 0, FAVOURABLE",
        "1, 4, FAVOURABLE",
        "1, 5, LOYAL",
        "2, 0, LOYAL",
        "3, 9, LOYAL"
    })
    void orders_and_interactions_make_the_layer(int orders, int interactions, FanLayer layer) {
        assertThat(FanLayer.of(orders, interactions)).isEqualTo(layer);
    }

    @Test
    void of_the_interactions_the_latest_five_are_dated_in_whatever_order_they_come_and_all_are_counted() {
        Document customer = new Document();
        for (int day : new int[] {7, 1, 6, 2, 5, 3, 4}) CustomerDocument.interact(customer, day(day));
        assertThat(customer.getLong("interactions")).isEqualTo(7);
        assertThat(CustomerDocument.interactionsBetween(customer, day(1), day(7)))
                .isEqualTo(5);
        assertThat(CustomerDocument.interactionsBetween(customer, day(6), day(9)))
                .isEqualTo(2);
        assertThat(CustomerDocument.interactionsBetween(customer, day(8), day(9)))
                .isZero();
    }

    private static Instant day(int day) {
        return Instant.parse("2026-03-0" + day + "T02:00:00Z");
    }
}
