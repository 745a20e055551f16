package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two customers who turn out to be one person, and two after all (ONE_ID; DOMAIN.md §2, Customer). */
class MergeJourneyIT {

    private static final String[] OPEN = {"SMS/SERVICE", "WECOM/SERVICE", "CALL/SERVICE"};

    @TempDir
    Path data;

    private VirtualPond pond;

    @BeforeEach
    void start() {
        pond = new VirtualPond(data);
        pond.register("boss");
        pond.register("ann", OPEN);
        pond.register("bea", OPEN);
        pond.does("GrantDistributionRight", "{\"customerId\":\"boss\"}");
        pond.does("GrantDistributionRight", "{\"customerId\":\"bea\"}");
        pond.does("BindReferral", "{\"refereeId\":\"bea\",\"referrerId\":\"boss\"}");
        pond.enrols("bea", "2025-03-01T10:00:00+08:00", "2026-03-01T10:00:00+08:00");
        pond.pays("bea", "o-1", 100_000, "");
        pond.client().settle();
    }

    @AfterEach
    void stop() {
        pond.close();
    }

    @Test
    void everything_comes_to_the_survivor_and_goes_home_again_when_the_merge_is_taken_back() {
        pond.does("MergeCustomers", "{\"survivor\":\"ann\",\"merged\":\"bea\"}");
        pond.client().settle();
        assertThat(text("/customers/bea", "mergedInto")).isEqualTo("ann");
        assertThat(membership("ann")).isEqualTo("ACTIVE SILVER 1000");
        assertThat(text("/distributors/ann", "state")).isEqualTo("ACTIVE");
        assertThat(text("/distributors/ann", "rank")).isEqualTo("KOC");
        assertThat(referrerOf("ann")).isEqualTo("boss");
        pond.until("2026-02-16T00:00:00+08:00");
        assertThat(pond.history("ann", "TouchSent", "channel")).containsExactly("02-15 10:00 TouchSent SMS");
        assertThat(runs("bea")).containsExactly("01-01 10:00 CampaignRunStarted renewal-reminder");
        pond.refunds("o-1", 40_000);

        pond.client().settle();
        pond.does("UnmergeCustomers", "{\"survivor\":\"ann\",\"merged\":\"bea\"}");
        pond.client().settle();
        assertThat(membership("ann")).isEqualTo("CANCELLED SILVER 0");
        assertThat(membership("bea")).isEqualTo("ACTIVE SILVER 600");
        assertThat(text("/distributors/ann", "state")).isEqualTo("NO_RIGHT");
        assertThat(text("/distributors/ann", "rank")).isEmpty();
        assertThat(text("/distributors/bea", "state")).isEqualTo("ACTIVE");
        assertThat(referrerOf("ann")).isEmpty();
        assertThat(referrerOf("bea")).isEqualTo("boss");
        assertThat(points("ann")).isZero();
        assertThat(points("bea")).isEqualTo(600);

        pond.restart();
        pond.until("2026-03-20T00:00:00+08:00");
        assertThat(pond.history("ann", "TouchSent,StaffCallOpened")).hasSize(1);
        assertThat(runs("bea"))
                .containsExactly(
                        "01-01 10:00 CampaignRunStarted renewal-reminder",
                        "02-16 00:00 CampaignRunStarted renewal-reminder");
        assertThat(pond.history("bea", "TouchSent,StaffCallOpened,StaffCallOverdue", "channel"))
                .containsExactly(
                        "02-16 08:00 TouchSent SMS",
                        "02-22 08:00 TouchSent SMS",
                        "02-25 08:00 StaffCallOpened",
                        "02-27 08:00 StaffCallOverdue");
        assertThat(membership("ann")).isEqualTo("CANCELLED BRONZE 0");
        assertThat(membership("bea")).isEqualTo("GRACE SILVER 600");
    }

    private List<String> runs(String customer) {
        return pond.history(customer, "CampaignRunStarted", "campaign").stream()
                .filter(run -> run.endsWith("renewal-reminder"))
                .toList();
    }

    private String membership(String customer) {
        JsonNode member = pond.client().get("/memberships/" + customer).body();
        return member.path("state").asString()
                + ' '
                + member.path("tier").asString()
                + ' '
                + member.path("growthValue").asLong();
    }

    private String referrerOf(String customer) {
        for (JsonNode edge : pond.client()
                .get("/referrals?refereeId=" + customer + "&state=BOUND")
                .body()
                .path("items")) {
            return edge.path("referrerId").asString();
        }
        return "";
    }

    private long points(String customer) {
        JsonNode account = pond.client().get("/points-accounts/" + customer).body();
        return account.path("available").asLong() + account.path("pending").asLong();
    }

    private String text(String path, String field) {
        return pond.client().get(path).body().path(field).asString();
    }
}
