package dev.pondkeeper.kernel.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CampaignIdsTest {

    private static final CustomerId ANN = new CustomerId("a".repeat(64));
    private static final CustomerId BOB = new CustomerId("bob");
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void an_id_is_the_same_for_ever() {
        assertThat(CampaignIds.renewalRun(BOB, 2, END))
                .isEqualTo(new RunId("renewal-reminder-379245e5-6bab-344d-a4be-1d750e844bbf"));
        assertThat(CampaignIds.renewalTouch(BOB, 2, 1, 1).value())
                .isEqualTo("renewal-628038aa-13f0-3d97-8be7-33f115698a52");
    }

    @Test
    void whatever_a_step_is_told_by_makes_another_id() {
        RunId run = CampaignIds.ladderRun(ANN);
        assertThat(Set.of(
                        CampaignIds.renewalRun(ANN, 2, END).value(),
                        CampaignIds.renewalRun(BOB, 2, END).value(),
                        CampaignIds.renewalRun(ANN, 3, END).value(),
                        CampaignIds.renewalRun(ANN, 2, END.plusSeconds(1)).value(),
                        run.value(),
                        CampaignIds.ladderRun(BOB).value(),
                        CampaignIds.referralRun(ANN, BOB).value(),
                        CampaignIds.referralRun(BOB, ANN).value(),
                        CampaignIds.renewalTouch(ANN, 2, 1, 1).value(),
                        CampaignIds.renewalTouch(ANN, 2, 2, 1).value(),
                        CampaignIds.renewalTouch(ANN, 2, 1, 2).value(),
                        CampaignIds.coupon(run, 1).value(),
                        CampaignIds.coupon(run, 2).value(),
                        CampaignIds.couponTouch(run, 1).value(),
                        CampaignIds.referralEarning(run).value()))
                .hasSize(15);
    }

    @Test
    void a_campaign_is_known_by_its_code() {
        for (Campaign campaign : Campaign.values())
            assertThat(Campaign.of(campaign.code())).contains(campaign);
        assertThat(Campaign.of("spring")).isEmpty();
    }
}
