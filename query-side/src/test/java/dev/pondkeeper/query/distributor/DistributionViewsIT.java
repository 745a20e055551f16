package dev.pondkeeper.query.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.query.DistributionStory;
import dev.pondkeeper.query.Pond;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The views distributor and referral, from events to HTTP. */
class DistributionViewsIT {

    static Pond pond;

    @BeforeAll
    static void open() {
        pond = new Pond();
        pond.publish(DistributionStory.HONGS.toArray(Event[]::new));
    }

    @AfterAll
    static void close() {
        pond.close();
    }

    @Test
    void a_distributor_is_shown_with_right_rank_task_and_wallet() {
        assertThat(pond.http().get().uri("/distributors/hong"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"customerId":"hong","state":"SUSPENDED","way":"DESIGNATION","reason":"review","rank":"KOC",
                         "netSales":1019,"task":{"checkInDays":0,"netSpend":1200,"currency":"CNY"},
                         "wallets":[{"currency":"CNY","pending":0,"settled":100,"clawedBack":0,"withdrawable":40,
                                     "inWithdrawal":0,"paidOut":60,"owed":0}],"version":10}""");
    }

    @Test
    void commissions_are_listed_with_what_is_left_of_them() {
        assertThat(pond.http().get().uri("/distributors/hong/commissions"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[{"orderId":"o-1","buyerId":"ming","level":1,"state":"SETTLED","basisPoints":1000,
                         "base":{"amount":1199,"currency":"CNY"},"commission":118,"left":100,"refunded":180,
                         "lines":[{"sku":"beans","base":1000,"commission":100},{"sku":null,"base":199,"commission":18}]},
                         {"orderId":"o-2","state":"FORGONE","reason":"SUSPENDED","left":0}],"next":null}""");
    }

    @Test
    void withdrawals_are_listed_with_their_transfer() {
        assertThat(pond.http().get().uri("/distributors/hong/withdrawals"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[{"withdrawalId":"w-1","amount":{"amount":60,"currency":"CNY"},"state":"PAID",
                         "transferId":"t-1"}],"next":null}""");
    }

    @Test
    void one_who_never_distributed_is_unknown() {
        for (String path :
                List.of("/distributors/ming", "/distributors/ming/commissions", "/distributors/x/withdrawals")) {
            assertThat(pond.http().get().uri(path)).hasStatus(404);
        }
    }

    @Test
    void referrals_are_found_by_referrer_referee_and_state() {
        assertThat(pond.http().get().uri("/referrals?refereeId=ming"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[{"refereeId":"ming","referrerId":"hong","state":"REWARDED","live":true,
                         "mode":"FIRST_TOUCH","orderId":"o-1"}],"next":null}""");
        assertThat(pond.http().get().uri("/referrals?state=REJECTED"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[{"refereeId":"hong","live":false,"reason":"self-referral"}],"next":null}""");
        assertThat(pond.http().get().uri("/referrals?referrerId=hong&state=UNBOUND"))
                .bodyJson()
                .isLenientlyEqualTo("{\"items\":[{\"refereeId\":\"lan\",\"reason\":\"asked\"}]}");
        assertThat(pond.http().get().uri("/referrals?limit=2"))
                .bodyJson()
                .extractingPath("$.items[*].refereeId")
                .asArray()
                .containsExactly("hong", "lan");
        assertThat(pond.http().get().uri("/referrals?state=NONSENSE")).hasStatus(400);
    }

    @Test
    void every_event_seen_twice_gives_the_same_views() {
        String before = digests();
        pond.deliverEverythingAgain();
        assertThat(digests()).isEqualTo(before);
    }

    private static String digests() {
        return pond.views().digests().items().toString();
    }
}
