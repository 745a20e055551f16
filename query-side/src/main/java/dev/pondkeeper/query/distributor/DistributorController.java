package dev.pondkeeper.query.distributor;

import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /distributors/{customerId}}, its commissions and its withdrawals. */
@RestController
@RequestMapping("/distributors/{customerId}")
final class DistributorController {

    private final DistributorViews distributors;

    DistributorController(DistributorViews distributors) {
        this.distributors = distributors;
    }

    @GetMapping
    DistributorView distributor(Reading reading, @PathVariable String customerId) {
        reading.of(DistributorViews.NAME);
        return find(customerId);
    }

    @GetMapping("/commissions")
    Page<CommissionView> commissions(Reading reading, @PathVariable String customerId) {
        Page.Asked asked = reading.page();
        reading.of(DistributorViews.NAME);
        Page<CommissionView> page = distributors.commissions(customerId, asked);
        if (page.items().isEmpty()) find(customerId);
        return page;
    }

    @GetMapping("/withdrawals")
    Page<WithdrawalView> withdrawals(Reading reading, @PathVariable String customerId) {
        Page.Asked asked = reading.page();
        reading.of(DistributorViews.NAME);
        Page<WithdrawalView> page = distributors.withdrawals(customerId, asked);
        if (page.items().isEmpty()) find(customerId);
        return page;
    }

    private DistributorView find(String customerId) {
        return distributors
                .find(customerId)
                .orElseThrow(() -> Problem.unknown(
                        "unknown-distributor", "the customer " + customerId + " never was a distributor"));
    }
}
