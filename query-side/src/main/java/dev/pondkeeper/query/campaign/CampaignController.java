package dev.pondkeeper.query.campaign;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /campaigns/{name}/runs?customerId=&state=}, {@code …/runs/{id}} and {@code /reports/campaigns/{name}}. */
@RestController
final class CampaignController {

    private final CampaignViews campaigns;

    CampaignController(CampaignViews campaigns) {
        this.campaigns = campaigns;
    }

    @GetMapping("/campaigns/{name}/runs")
    Page<RunView> runs(@PathVariable String name, Reading reading) {
        String customerId = reading.text("customerId");
        String state = reading.text("state");
        if (state != null && !CampaignViews.STATES.contains(state)) {
            reading.fault("state", "must be one of " + CampaignViews.STATES);
        }
        Page.Asked asked = reading.page();
        reading.of(CampaignViews.NAME);
        return campaigns.list(known(name), customerId, state, asked);
    }

    @GetMapping("/campaigns/{name}/runs/{id}")
    RunTimelineView run(@PathVariable String name, @PathVariable String id, Reading reading) {
        reading.of(CampaignViews.NAME);
        return campaigns
                .find(known(name), id)
                .orElseThrow(() -> Problem.unknown("unknown-campaign-run", name + " has no run " + id));
    }

    @GetMapping("/reports/campaigns/{name}")
    CampaignReport report(@PathVariable String name, Reading reading) {
        reading.of(CampaignViews.NAME);
        return campaigns.report(known(name));
    }

    private static String known(String name) {
        return Campaign.of(name)
                .orElseThrow(() -> Problem.unknown(
                        "unknown-campaign",
                        "there is no campaign " + name + "; there are "
                                + Arrays.stream(Campaign.values())
                                        .map(Campaign::code)
                                        .collect(Collectors.joining(", "))))
                .code();
    }
}
