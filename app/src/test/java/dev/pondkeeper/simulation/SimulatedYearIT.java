package dev.pondkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.embeddedmongodb.Durability;
import dev.pondkeeper.app.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A brand's life on the virtual clock, and an auditor over its events. A small one here; the year of 2 000 customers by the
 * command in CONTRIBUTING.md.
 */
class SimulatedYearIT {

    private static final int CUSTOMERS = Integer.getInteger("simulation.customers", 40);
    private static final int DAYS = Integer.getInteger("simulation.days", 45);
    private static final long SEED = Long.getLong("simulation.seed", 1);

    @Test
    void nobody_is_reached_who_must_not_be_and_what_is_counted_adds_up(@TempDir Path data) {
        Server.Options options = new Server.Options(
                0, data, null, Durability.PROCESS, true, Month.calendarOf(DAYS).opening());
        try (Server server = Server.start(options)) {
            long began = System.nanoTime();
            Month month = new Month(CUSTOMERS, DAYS, SEED, server.url());
            for (int moment = 0; moment < month.moments(); moment++) month.play(moment);
            month.end();
            Duration took = Duration.ofNanos(System.nanoTime() - began);

            Auditor auditor = new Auditor();
            Map<String, Integer> seen = new TreeMap<>();
            EventFile.read(month.pond(), event -> {
                auditor.see(event);
                seen.merge(event.type(), 1, Integer::sum);
            });
            System.out.println(CUSTOMERS + " customers, " + DAYS + " days, seed " + SEED + ": " + took.toMillis()
                    + " ms, " + month.figures() + "\n" + seen);

            assertThat(auditor.verdict()).isEmpty();
            assertThat(seen)
                    .containsKeys(
                            "OrderRefunded",
                            "CustomerErased",
                            "CustomersMerged",
                            "TouchSent",
                            "TouchScheduled",
                            "TouchSuppressed",
                            "StaffCallOpened",
                            "CouponExpired",
                            "CouponRedeemed",
                            "MembershipRenewed",
                            "ReferralRewarded",
                            "CommissionsSettled",
                            "CampaignRunEnded");
        }
    }
}
