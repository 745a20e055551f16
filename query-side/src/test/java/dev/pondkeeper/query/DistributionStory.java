package dev.pondkeeper.query;

import static dev.pondkeeper.query.Story.day;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.channel.ChannelCode;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelRegistered;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelSpendRecorded;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionForgone;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionHeld;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightGranted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightJoined;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightParted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightRevoked;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorRankChanged;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorReinstated;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorSuspended;
import dev.pondkeeper.kernel.distributor.DistributorEvent.ReferralRewardCounted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.TaskProgressed;
import dev.pondkeeper.kernel.distributor.DistributorEvent.WithdrawalApproved;
import dev.pondkeeper.kernel.distributor.TransferId;
import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionAccrued;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionLine;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionReversed;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionsSettled;
import dev.pondkeeper.kernel.distributor.WalletEvent.SettledCommission;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalFailed;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalPaid;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRejected;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRequested;
import dev.pondkeeper.kernel.distributor.WithdrawalId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.referral.ReferralEvent.RefereeInvited;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralQualified;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRejected;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewardRevoked;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewarded;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralTreeChanged;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralUnbound;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Hong brings Ming, earns by Ming's order, draws the money and is suspended; then every other event of her kind. */
public final class DistributionStory {

    private static final CustomerId HONG = new CustomerId("hong");
    private static final OrderId O1 = new OrderId("o-1");
    private static final WithdrawalId W1 = new WithdrawalId("w-1");
    private static final WalletBalances ACCRUED = WalletBalances.empty("CNY").accrue(118);
    private static final WalletBalances REDUCED = ACCRUED.reverse(18);
    private static final WalletBalances SETTLED = REDUCED.settle(100);
    private static final WalletBalances ASKED = SETTLED.withdraw(60);

    /** What happened to Hong and to those whom she brought. */
    public static final List<Event> HONGS = List.of(
            new TaskProgressed(HONG, O1, 1200, null, 0, new Amount(1200, "CNY"), 1, day(0)),
            new DistributionRightGranted(HONG, "DESIGNATION", "fan", "KOC", 1, day(1)),
            new CommissionAccrued(
                    HONG,
                    O1,
                    new CustomerId("ming"),
                    1,
                    1000,
                    new Amount(1199, "CNY"),
                    118,
                    List.of(new CommissionLine("beans", 1000, 100), new CommissionLine(null, 199, 18)),
                    day(9),
                    7,
                    1199,
                    1,
                    ACCRUED,
                    day(2)),
            new CommissionReversed(HONG, O1, 1, 180, 18, 100, false, 1019, REDUCED, day(3)),
            new CommissionHeld(HONG, O1, day(16), day(4)),
            new CommissionsSettled(HONG, List.of(new SettledCommission(O1, 1, 100)), 100, 0, SETTLED, day(16)),
            new WithdrawalRequested(HONG, W1, new Amount(60, "CNY"), 1, ASKED, day(17)),
            new WithdrawalApproved(HONG, W1, day(18)),
            new WithdrawalPaid(HONG, W1, new TransferId("t-1"), ASKED.payOut(60), day(19)),
            new DistributorSuspended(HONG, "review", day(20)),
            new CommissionForgone(HONG, new OrderId("o-2"), 1, "SUSPENDED", day(21)),
            new RefereeInvited(new CustomerId("ming"), HONG, day(0)),
            new ReferralBound(new CustomerId("ming"), HONG, "FIRST_TOUCH", null, 1, day(1)),
            new ReferralQualified(new CustomerId("ming"), HONG, O1, day(9)),
            new ReferralRewarded(new CustomerId("ming"), HONG, O1, 200, 90, 30, 1, day(9)),
            new ReferralRewardRevoked(new CustomerId("ming"), HONG, O1, 200, 90, day(30)),
            new ReferralBound(new CustomerId("lan"), HONG, "FIRST_TOUCH", null, 1, day(1)),
            new ReferralUnbound(new CustomerId("lan"), HONG, "asked", day(2)),
            new ReferralRejected(HONG, HONG, null, "self-referral", false, day(3)));

    private static final CustomerId MING = new CustomerId("ming");
    private static final CustomerId LAN = new CustomerId("lan");
    private static final WalletBalances LANS =
            WalletBalances.empty("CNY").accrue(90).settle(90);

    private static final List<Event> OTHERS = List.of(
            new DistributorReinstated(LAN, day(1)),
            new DistributorRankChanged(LAN, "KOL", new Amount(10_000_000, "CNY"), 1, day(2)),
            new ReferralRewardCounted(LAN, HONG, LocalDate.parse("1998-01-03"), 1, day(2)),
            new WithdrawalRejected(LAN, W1, "no", 0, LANS, day(3)),
            new WithdrawalFailed(LAN, new WithdrawalId("w-2"), new TransferId("t-2"), null, 0, LANS, day(4)),
            new DistributionRightRevoked(LAN, "faked", day(5)),
            new DistributionRightJoined(
                    MING, LAN, "REVOKED", "DESIGNATION", "REVOKED", "DESIGNATION", "KOC", 1, day(6)),
            new DistributionRightParted(MING, LAN, "NO_RIGHT", null, day(7)),
            new ReferralTreeChanged(HONG, LAN, day(1)),
            new ChannelRegistered(new ChannelCode("xhs"), "Xiaohongshu", "PUBLIC_PLATFORM", day(0)),
            new ChannelSpendRecorded(
                    new ChannelCode("xhs"), LocalDate.parse("1998-01-03"), new Amount(500, "CNY"), null, day(2)));

    /** One of every kind at least. */
    public static final List<Event> EVERY_KIND =
            Stream.of(HONGS, OTHERS).flatMap(List::stream).toList();

    private DistributionStory() {}
}
