package dev.pondkeeper.saga.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CheckedIn;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountCheckIn;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountOwnSpend;
import dev.pondkeeper.kernel.distributor.WalletCommand.AccrueCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.HoldCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.ReverseCommission;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderReceived;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderEvent.ReferredBy;
import dev.pondkeeper.kernel.order.OrderEvent.Referrer;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseEarning;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.Rate;
import dev.pondkeeper.kernel.referral.ReferralCommand.BindReferralAtRegistration;
import dev.pondkeeper.kernel.referral.ReferralCommand.RevokeReferralReward;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewardRevoked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistributionReactionsTest {

    private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
    private static final CustomerId BUYER = new CustomerId("42");
    private static final CustomerId FIRST = new CustomerId("7");
    private static final CustomerId SECOND = new CustomerId("1");
    private static final OrderId ORDER = new OrderId("o-1");
    private static final ReferredBy BOTH =
            new ReferredBy(List.of(new Referrer(FIRST, 1, 1000), new Referrer(SECOND, 2, 200)), 1);

    private final List<String> ids = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();

    @Test
    void a_registration_binds_to_the_referrer_it_names_and_to_nobody_else() {
        WhenCustomerRegisteredThenBindReferral policy = new WhenCustomerRegisteredThenBindReferral();
        policy.on(registered(null), this::send);
        policy.on(registered(new AcquiredThrough("shop", null, null)), this::send);
        assertThat(commands).isEmpty();
        policy.on(registered(new AcquiredThrough("shop", null, FIRST)), this::send);
        assertThat(commands).containsExactly(new BindReferralAtRegistration(BUYER, FIRST, AT));
    }

    @Test
    void an_order_paid_back_whole_asks_for_the_reward_back_if_somebody_had_brought_the_buyer() {
        WhenRewardedOrderRefundedThenTakeBack policy = new WhenRewardedOrderRefundedThenTakeBack();
        Amount all = new Amount(1000, "CNY");
        Amount nothing = new Amount(0, "CNY");
        RefundId refund = new RefundId("f-1");
        policy.on(new OrderRefunded(ORDER, BUYER, refund, all, all, nothing, AT), this::send);
        policy.on(new OrderRefunded(ORDER, BUYER, refund, all, all, new Amount(1, "CNY"), BOTH, AT), this::send);
        assertThat(commands).isEmpty();
        policy.on(new OrderRefunded(ORDER, BUYER, refund, all, all, nothing, BOTH, AT), this::send);
        assertThat(commands).containsExactly(new RevokeReferralReward(BUYER, ORDER, AT));
    }

    @Test
    void a_revoked_reward_takes_back_the_points_and_the_coupon_that_were_given() {
        WhenRewardedOrderRefundedThenTakeBack policy = new WhenRewardedOrderRefundedThenTakeBack();
        policy.on(new ReferralRewardRevoked(BUYER, FIRST, ORDER, 0, 100, AT), this::send);
        assertThat(commands).isEmpty();
        policy.on(new ReferralRewardRevoked(BUYER, FIRST, ORDER, 200, 90, AT), this::send);
        RunId run = CampaignIds.referralRun(BUYER, FIRST);
        String reason = "the referred order was paid back";
        assertThat(commands)
                .containsExactly(
                        new ReverseEarning(FIRST, CampaignIds.referralEarning(run), reason, AT),
                        new VoidCoupon(CampaignIds.coupon(run, 1), reason, AT));
    }

    @Test
    void a_paid_order_asks_for_the_commission_of_each_referrer_at_the_rate_of_its_payment() {
        WhenOrderChangesThenKeepCommission policy = new WhenOrderChangesThenKeepCommission();
        policy.on(paid(1000, "CNY").with(BOTH), this::send);
        Money paid = new Money(1000, "CNY");
        assertThat(commands)
                .containsExactly(
                        new AccrueCommission(FIRST, ORDER, BUYER, 1, Rate.percent(10), paid, List.of(), AT),
                        new AccrueCommission(SECOND, ORDER, BUYER, 2, Rate.percent(2), paid, List.of(), AT));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void receipt_and_refund_reach_the_same_referrers() {
        WhenOrderChangesThenKeepCommission policy = new WhenOrderChangesThenKeepCommission();
        policy.on(new OrderReceived(ORDER, BUYER, BOTH, AT), this::send);
        policy.on(refunded("r-1", 300, 300, 700, BOTH), this::send);
        policy.on(refunded("r-2", 700, 1000, 0, BOTH), this::send);
        assertThat(commands)
                .containsExactly(
                        new HoldCommission(FIRST, ORDER, AT),
                        new HoldCommission(SECOND, ORDER, AT),
                        new ReverseCommission(FIRST, ORDER, new Money(300, "CNY"), AT),
                        new ReverseCommission(SECOND, ORDER, new Money(300, "CNY"), AT),
                        new ReverseCommission(FIRST, ORDER, new Money(1000, "CNY"), AT),
                        new ReverseCommission(SECOND, ORDER, new Money(1000, "CNY"), AT));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void an_order_that_nobody_referred_asks_for_nothing() {
        WhenOrderChangesThenKeepCommission policy = new WhenOrderChangesThenKeepCommission();
        policy.on(paid(1000, "CNY"), this::send);
        policy.on(new OrderReceived(ORDER, BUYER, AT), this::send);
        policy.on(refunded("r-1", 300, 300, 700, null), this::send);
        assertThat(commands).isEmpty();
    }

    @Test
    void own_spend_counts_with_what_is_left_after_refunds_and_only_in_the_programmes_currency() {
        WhenOrderChangesThenCountOwnSpend policy = new WhenOrderChangesThenCountOwnSpend();
        policy.on(paid(1000, "CNY"), this::send, () -> Programme.DEFAULT);
        policy.on(refunded("r-1", 300, 300, 700, null), this::send, () -> Programme.DEFAULT);
        policy.on(paid(1000, "USD"), this::send, () -> Programme.DEFAULT);
        assertThat(commands)
                .containsExactly(
                        new CountOwnSpend(BUYER, ORDER, new Money(1000, "CNY"), AT),
                        new CountOwnSpend(BUYER, ORDER, new Money(700, "CNY"), AT));
    }

    @Test
    void a_day_of_check_in_counts_where_the_programme_asks_for_days() {
        WhenCheckedInThenCountDay policy = new WhenCheckedInThenCountDay();
        LocalDate day = LocalDate.of(2026, 3, 1);
        policy.on(new CheckedIn(BUYER, day, 1, 1, AT), this::send, () -> asking(Set.of(), 30));
        policy.on(new CheckedIn(BUYER, day, 1, 1, AT), this::send, () -> asking(Set.of(Right.TASK), 0));
        assertThat(commands).isEmpty();
        policy.on(new CheckedIn(BUYER, day, 1, 1, AT), this::send, () -> asking(Set.of(Right.TASK), 30));
        assertThat(commands).containsExactly(new CountCheckIn(BUYER, day, AT));
    }

    private void send(String policy, String id, Command command) {
        ids.add(policy + "/" + id);
        commands.add(command);
    }

    private static CustomerRegistered registered(@Nullable AcquiredThrough acquisition) {
        return new CustomerRegistered(BUYER, null, List.of(), acquisition, "Asia/Shanghai", "zh-CN", AT);
    }

    private static OrderPaid paid(long amount, String currency) {
        return new OrderPaid(ORDER, BUYER, new Amount(amount, currency), List.of(), null, null, AT);
    }

    private static OrderRefunded refunded(
            String refund, long amount, long total, long net, @Nullable ReferredBy referredBy) {
        return new OrderRefunded(
                ORDER,
                BUYER,
                new RefundId(refund),
                new Amount(amount, "CNY"),
                new Amount(total, "CNY"),
                new Amount(net, "CNY"),
                referredBy,
                AT);
    }

    private static Programme asking(Set<Right> rights, int checkInDays) {
        Programme shipped = Programme.DEFAULT;
        DistributionRules rules = shipped.distribution();
        return new Programme(
                shipped.version(),
                shipped.zone(),
                shipped.currency(),
                shipped.points(),
                shipped.membership(),
                shipped.tiers(),
                shipped.referral(),
                new DistributionRules(
                        rights, rules.anyoneMayRefer(), checkInDays, 0, rules.ranks(), rules.leastWithdrawal()),
                shipped.contact(),
                shipped.renewal(),
                shipped.ladder());
    }
}
