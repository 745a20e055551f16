package dev.pondkeeper.query.order;

import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /orders/{id}}. */
@RestController
final class OrderController {

    private final OrderViews orders;

    OrderController(OrderViews orders) {
        this.orders = orders;
    }

    @GetMapping("/orders/{orderId}")
    OrderView order(Reading reading, @PathVariable String orderId) {
        reading.of(OrderViews.NAME);
        return orders.find(orderId)
                .orElseThrow(() -> Problem.unknown("unknown-order", "no order " + orderId + " has been paid"));
    }
}
