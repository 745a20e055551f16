package dev.pondkeeper.command.distributor;

import static dev.pondkeeper.command.Decisions.ERASED;
import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.MERGED;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.Decisions.refusal;
import static dev.pondkeeper.command.distributor.CommissionTest.reversed;
import static dev.pondkeeper.command.distributor.Stories.THAWS;
import static dev.pondkeeper.command.distributor.Stories.W1;
import static dev.pondkeeper.command.distributor.Stories.accrued;
import static dev.pondkeeper.command.distributor.Stories.granted;
import static dev.pondkeeper.command.distributor.Stories.held;
import static dev.pondkeeper.command.distributor.Stories.refunded;
import static dev.pondkeeper.command.distributor.Stories.settled;
import static dev.pondkeeper.command.distributor.Stories.wallet;
import static dev.pondkeeper.command.distributor.Stories.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionHeld;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorSuspended;
import dev.pondkeeper.kernel.distributor.DistributorEvent.WithdrawalApproved;
import dev.pondkeeper.kernel.distributor.PayoutOutcome;
import dev.pondkeeper.kernel.distributor.TransferId;
import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletCommand.ApproveWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.RecordPayout;
import dev.pondkeeper.kernel.distributor.WalletCommand.RejectWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.RequestWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.SettleCommissions;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalFailed;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalPaid;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRejected;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRequested;
import dev.pondkeeper.kernel.distributor.WithdrawalId;
import dev.pondkeeper.kernel.order.OrderId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class WithdrawalTest {

    private static final TransferId T1 = new TransferId("t-1");

    /** 50.00 earned by an order of 500.00 and settled. */
    private static final WalletBalances FULL = wallet().accrue(5000).settle(5000);

    private static final WalletBalances ASKED = FULL.withdraw(5000);

    @Test
    void debits_the_wallet_at_once() {
        settledAnd().when(withdraw("w-1", 2000), recordedAt(THAWS)).expectEvents(requested(2000, FULL.withdraw(2000)));
    }

    @Test
    void what_a_merged_id_has_earned_is_withdrawn_under_that_id() {
        RequestWithdrawal asked = new RequestWithdrawal(MERGED, new WithdrawalId("w-1"), new Money(5000, "CNY"), NOW);
        assertThat(asked.actingOn(merged -> LI_LEI)).isSameAs(asked);
        Decisions.of(Distributor.class)
                .givenNoPriorActivity()
                .when(asked, recordedAt(NOW))
                .expectException(refusal("insufficient-wallet"));
    }

    @Test
    void nothing_is_paid_out_to_somebody_who_was_forgotten() {
        Decisions.of(Distributor.class)
                .givenNoPriorActivity()
                .when(
                        new RequestWithdrawal(ERASED, new WithdrawalId("w-1"), new Money(5000, "CNY"), NOW),
                        recordedAt(NOW))
                .expectException(refusal("customer-erased"));
    }

    @Test
    void settles_first_so_that_what_fell_due_can_be_asked_for() {
        Decisions.of(Distributor.class)
                .given(granted(), accrued(50_000, 5000, 50_000, wallet().accrue(5000)), held(NOW, THAWS))
                .when(withdraw("w-1", 5000), recordedAt(THAWS))
                .expectEvents(settled(5000, 0, FULL), requested(5000, ASKED));
    }

    @Test
    void held_commission_cannot_be_withdrawn() {
        Decisions.of(Distributor.class)
                .given(granted(), accrued(50_000, 5000, 50_000, wallet().accrue(5000)), held(NOW, THAWS))
                .when(withdraw("w-1", 5000), recordedAt(THAWS.minusNanos(1)))
                .expectException(refusal("insufficient-wallet"))
                .expectNoEvents();
    }

    @Test
    void pays_up_to_the_last_minor_unit_and_refuses_one_more() {
        settledAnd().when(withdraw("w-1", 5000), recordedAt(THAWS)).expectEvents(requested(5000, ASKED));
        settledAnd().when(withdraw("w-1", 5001), recordedAt(THAWS)).expectException(refusal("insufficient-wallet"));
    }

    @Test
    void refuses_less_than_the_programme_demands() {
        settledAnd().when(withdraw("w-1", 1000), recordedAt(THAWS)).expectEvents(requested(1000, FULL.withdraw(1000)));
        settledAnd().when(withdraw("w-1", 999), recordedAt(THAWS)).expectException(refusal("withdrawal-too-small"));
    }

    @Test
    void the_same_withdrawal_twice_is_one_and_of_another_amount_is_refused() {
        settledAnd(requested(5000, ASKED))
                .when(withdraw("w-1", 5000), recordedAt(THAWS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        settledAnd(requested(5000, ASKED))
                .when(withdraw("w-1", 4000), recordedAt(THAWS))
                .expectException(refusal("withdrawal-clash"));
    }

    @Test
    void refuses_while_suspended() {
        DistributorSuspended suspended = new DistributorSuspended(LI_LEI, "review", NOW);
        settledAnd(suspended)
                .when(withdraw("w-1", 5000), recordedAt(THAWS))
                .expectException(refusal("distributor-suspended"));
        settledAnd(requested(5000, ASKED), suspended)
                .when(approve("w-1"), recordedAt(THAWS))
                .expectException(refusal("distributor-suspended"));
    }

    @Test
    void approves_once() {
        settledAnd(requested(5000, ASKED))
                .when(approve("w-1"), recordedAt(THAWS))
                .expectEvents(approved());
        settledAnd(requested(5000, ASKED), approved())
                .when(approve("w-1"), recordedAt(THAWS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_a_withdrawal_that_nobody_asked_for() {
        settledAnd().when(approve("w-9"), recordedAt(THAWS)).expectException(refusal("unknown-withdrawal"));
        settledAnd().when(reject(), recordedAt(THAWS)).expectException(refusal("unknown-withdrawal"));
        settledAnd()
                .when(payout("t-1", PayoutOutcome.PAID), recordedAt(THAWS))
                .expectException(refusal("unknown-withdrawal"));
    }

    @Test
    void a_rejected_withdrawal_gives_the_money_back_once() {
        WithdrawalRejected rejected = new WithdrawalRejected(LI_LEI, W1, "no", 0, FULL, NOW);
        settledAnd(requested(5000, ASKED)).when(reject(), recordedAt(THAWS)).expectEvents(rejected);
        settledAnd(requested(5000, ASKED), approved())
                .when(reject(), recordedAt(THAWS))
                .expectEvents(rejected);
        settledAnd(requested(5000, ASKED), rejected)
                .when(reject(), recordedAt(THAWS))
                .expectNoEvents();
        settledAnd(requested(5000, ASKED), rejected)
                .when(approve("w-1"), recordedAt(THAWS))
                .expectException(refusal("withdrawal-closed"));
    }

    @Test
    void a_payout_is_recorded_once_per_transfer() {
        settledAnd(requested(5000, ASKED), approved())
                .when(payout("t-1", PayoutOutcome.PAID), recordedAt(THAWS))
                .expectEvents(paid());
        settledAnd(requested(5000, ASKED), approved(), paid())
                .when(payout("t-1", PayoutOutcome.PAID), recordedAt(THAWS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        settledAnd(requested(5000, ASKED), approved(), paid())
                .when(payout("t-1", PayoutOutcome.FAILED), recordedAt(THAWS))
                .expectException(refusal("payout-clash"));
        settledAnd(requested(5000, ASKED), approved(), paid())
                .when(payout("t-2", PayoutOutcome.PAID), recordedAt(THAWS))
                .expectException(refusal("withdrawal-closed"));
        settledAnd(requested(5000, ASKED), approved(), paid())
                .when(reject(), recordedAt(THAWS))
                .expectException(refusal("withdrawal-closed"));
    }

    @Test
    void refuses_a_payout_that_nobody_approved() {
        settledAnd(requested(5000, ASKED))
                .when(payout("t-1", PayoutOutcome.PAID), recordedAt(THAWS))
                .expectException(refusal("withdrawal-not-approved"));
    }

    @Test
    void a_failed_payout_gives_the_money_back() {
        WithdrawalFailed failed = new WithdrawalFailed(LI_LEI, W1, T1, null, 0, FULL, NOW);
        settledAnd(requested(5000, ASKED), approved())
                .when(payout("t-1", PayoutOutcome.FAILED), recordedAt(THAWS))
                .expectEvents(failed);
        settledAnd(requested(5000, ASKED), approved(), failed)
                .when(payout("t-1", PayoutOutcome.FAILED), recordedAt(THAWS))
                .expectNoEvents();
    }

    @Test
    void a_refund_after_settlement_with_an_empty_wallet_is_owed_and_stops_withdrawals() {
        WalletBalances empty = ASKED.payOut(5000);
        settledAnd(requested(5000, ASKED), approved(), paid())
                .when(refunded(50_000), recordedAt(THAWS))
                .expectEvents(reversed(50_000, 5000, 0, true, 0, empty.clawBack(5000)));
        settledAnd(requested(5000, ASKED), approved(), paid(), reversed(50_000, 5000, 0, true, 0, empty.clawBack(5000)))
                .when(withdraw("w-2", 1000), recordedAt(THAWS))
                .expectException(refusal("claw-back-open"));
    }

    @Test
    void the_next_settlement_pays_what_is_owed_first() {
        WalletBalances owing = ASKED.payOut(5000).clawBack(5000).accrue(7000);
        settledAnd(
                        requested(5000, ASKED),
                        approved(),
                        paid(),
                        reversed(50_000, 5000, 0, true, 0, ASKED.payOut(5000).clawBack(5000)),
                        accrued("o-2", 70_000, 7000, 70_000, owing),
                        new CommissionHeld(LI_LEI, new OrderId("o-2"), THAWS, NOW))
                .when(new SettleCommissions(LI_LEI, NOW), recordedAt(THAWS))
                .expectEvents(settled("o-2", 7000, 5000, owing.settle(7000)));
    }

    @Test
    void a_claw_back_while_a_withdrawal_is_approved_is_owed_and_paid_by_what_comes_back() {
        WalletBalances owing = ASKED.clawBack(5000);
        settledAnd(requested(5000, ASKED), approved())
                .when(refunded(50_000), recordedAt(THAWS))
                .expectEvents(reversed(50_000, 5000, 0, true, 0, owing));
        settledAnd(requested(5000, ASKED), approved(), reversed(50_000, 5000, 0, true, 0, owing))
                .when(payout("t-1", PayoutOutcome.PAID), recordedAt(THAWS))
                .expectEvents(new WithdrawalPaid(LI_LEI, W1, T1, owing.payOut(5000), NOW));
        settledAnd(requested(5000, ASKED), approved(), reversed(50_000, 5000, 0, true, 0, owing))
                .when(payout("t-1", PayoutOutcome.FAILED), recordedAt(THAWS))
                .expectEvents(new WithdrawalFailed(LI_LEI, W1, T1, null, 5000, owing.giveBack(5000), NOW));
    }

    @Test
    void a_claw_back_before_approval_stops_the_approval() {
        settledAnd(requested(5000, ASKED), reversed(50_000, 5000, 0, true, 0, ASKED.clawBack(5000)))
                .when(approve("w-1"), recordedAt(THAWS))
                .expectException(refusal("claw-back-open"));
    }

    private static TestExecutor<Distributor> settledAnd(Object... more) {
        List<Object> history = new ArrayList<>(List.of(
                granted(),
                accrued(50_000, 5000, 50_000, wallet().accrue(5000)),
                held(NOW, THAWS),
                settled(5000, 0, FULL)));
        history.addAll(List.of(more));
        return Decisions.of(Distributor.class).given(history);
    }

    private static WithdrawalRequested requested(long amount, WalletBalances wallet) {
        return new WithdrawalRequested(LI_LEI, W1, new Amount(amount, "CNY"), 1, wallet, NOW);
    }

    private static WithdrawalApproved approved() {
        return new WithdrawalApproved(LI_LEI, W1, NOW);
    }

    private static WithdrawalPaid paid() {
        return new WithdrawalPaid(LI_LEI, W1, T1, ASKED.payOut(5000), NOW);
    }

    private static ApproveWithdrawal approve(String id) {
        return new ApproveWithdrawal(LI_LEI, new WithdrawalId(id), NOW);
    }

    private static RejectWithdrawal reject() {
        return new RejectWithdrawal(LI_LEI, W1, "no", NOW);
    }

    private static RecordPayout payout(String transfer, PayoutOutcome outcome) {
        return new RecordPayout(LI_LEI, W1, new TransferId(transfer), outcome, null, NOW);
    }
}
