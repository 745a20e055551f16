package dev.pondkeeper.query.membership;

import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /memberships/{customerId}}. */
@RestController
final class MembershipController {

    private final MembershipViews memberships;
    private final Clock clock;

    MembershipController(MembershipViews memberships, Clock clock) {
        this.memberships = memberships;
        this.clock = clock;
    }

    @GetMapping("/memberships/{customerId}")
    MembershipView membership(Reading reading, @PathVariable String customerId) {
        reading.of(MembershipViews.NAME);
        return memberships
                .find(customerId, clock.instant())
                .orElseThrow(() -> Problem.unknown(
                        "unknown-membership",
                        "the customer " + customerId + " has neither been a member nor earned growth value"));
    }
}
