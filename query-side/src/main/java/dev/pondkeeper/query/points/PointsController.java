package dev.pondkeeper.query.points;

import dev.pondkeeper.query.customer.CustomerViews;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import java.time.Clock;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /points-accounts/{customerId}}, its statement and its lots. */
@RestController
@RequestMapping("/points-accounts/{customerId}")
final class PointsController {

    private final PointsViews points;
    private final CustomerViews customers;
    private final Clock clock;

    PointsController(PointsViews points, CustomerViews customers, Clock clock) {
        this.points = points;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping
    PointsAccountView account(Reading reading, @PathVariable String customerId) {
        begin(reading);
        Optional<PointsAccountView> moved = points.account(customerId);
        if (moved.isPresent()) return moved.get();
        checkRegistered(customerId);
        return PointsAccountView.unmoved(customerId);
    }

    @GetMapping("/statement")
    Page<StatementLineView> statement(Reading reading, @PathVariable String customerId) {
        Page.Asked asked = reading.page();
        begin(reading);
        Page<StatementLineView> page = points.statement(customerId, asked);
        if (page.items().isEmpty()) checkRegistered(customerId);
        return page;
    }

    @GetMapping("/lots")
    Page<LotView> lots(Reading reading, @PathVariable String customerId) {
        Page.Asked asked = reading.page();
        begin(reading);
        Page<LotView> page = points.lots(customerId, asked, clock.instant());
        if (page.items().isEmpty()) checkRegistered(customerId);
        return page;
    }

    private static void begin(Reading reading) {
        reading.of(PointsViews.NAME, CustomerViews.NAME);
    }

    // Every registered customer has an account without opening one, so only the customer's own view knows who has none.
    private void checkRegistered(String customerId) {
        if (!customers.registered(customerId)) {
            throw Problem.unknown("unknown-customer", "no customer " + customerId + " has registered");
        }
    }
}
