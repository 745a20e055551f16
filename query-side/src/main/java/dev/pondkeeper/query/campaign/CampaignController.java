package dev.pondkeeper.query.campaign;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.query.ReportingProgramme;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /campaigns/{name}/runs?customerId=&state=}, {@code …/runs/{id}} and {@code /reports/campaigns/{name}?from=&to=}. */
@RestController
final class CampaignController {

    private final CampaignViews campaigns;
    private final ReportingProgramme programme;

    CampaignController(CampaignViews campaigns, ReportingProgramme programme) {
        this.campaigns = campaigns;
        this.programme = programme;
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

    /** Of all runs, or of those that began in a span of days. */
    @GetMapping("/reports/campaigns/{name}")
    CampaignReport report(@PathVariable String name, Reading reading) {
        LocalDate from = reading.date("from");
        LocalDate to = reading.date("to");
        if (from != null && to != null && from.isAfter(to)) {
            reading.fault("from", "must not lie after to, which is " + to);
        }
        reading.of(CampaignViews.NAME);
        String campaign = known(name);
        ZoneId zone = programme.current().zone();
        Map<String, Long> sums = from == null && to == null
                ? campaigns.sums(campaign)
                : campaigns.sums(
                        campaign,
                        from == null ? null : Quarter.of(from, zone),
                        to == null ? null : Quarter.of(to, zone));
        return CampaignReport.of(campaign, from, to, zone, sums);
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
