package dev.pondkeeper.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One touch leaves once, and of one round of one run only one reaches the customer: a second one is sent only where the first
 * has failed. What a campaign sends belongs to a step of a run.
 */
final class NothingTwiceInARound implements Check {

    private static final Set<String> CAMPAIGNS = Set.of("renewal-reminder", "coupon-ladder", "referral-reward");

    private final Map<String, String> roundByTouch = new HashMap<>();
    private final Map<String, Happening> sendings = new LinkedHashMap<>();

    @Override
    public void see(Happening event, CaseFile file) {
        if (event.is("CampaignStepTaken") && !event.text("touchId").isEmpty()) {
            roundByTouch.put(event.text("touchId"), event.text("runId") + " round " + event.number("round"));
        }
        CaseFile.TouchNote touch = file.sentBy(event);
        if (touch == null) return;
        if (sendings.put(touch.touchId(), event) != null) file.fault(event, "the same touch was sent twice");
    }

    @Override
    public void close(CaseFile file) {
        Map<String, List<String>> sentOfRound = new HashMap<>();
        sendings.forEach((touch, sending) -> {
            String round = roundByTouch.get(touch);
            if (round == null) {
                if (CAMPAIGNS.contains(sending.text("campaign"))) file.fault(sending, "of a campaign and of no run");
                return;
            }
            List<String> before = sentOfRound.computeIfAbsent(round, none -> new ArrayList<>());
            for (String earlier : before) {
                if (!file.hadFailedBefore(earlier, sending.position())) file.fault(sending, "twice in " + round);
            }
            before.add(touch);
        });
    }
}
