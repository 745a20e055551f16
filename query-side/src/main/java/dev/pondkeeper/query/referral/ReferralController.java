package dev.pondkeeper.query.referral;

import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Reading;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /referrals}. */
@RestController
final class ReferralController {

    private static final List<String> STATES =
            List.of("INVITED", "BOUND", "QUALIFIED", "REWARDED", "REJECTED", "UNBOUND");

    private final ReferralViews referrals;

    ReferralController(ReferralViews referrals) {
        this.referrals = referrals;
    }

    @GetMapping("/referrals")
    Page<ReferralView> referrals(Reading reading) {
        String referrerId = reading.text("referrerId");
        String refereeId = reading.text("refereeId");
        String state = reading.text("state");
        if (state != null && !STATES.contains(state)) reading.fault("state", "must be one of " + STATES);
        Page.Asked asked = reading.page();
        reading.of(ReferralViews.NAME);
        return referrals.list(referrerId, refereeId, state, asked);
    }
}
