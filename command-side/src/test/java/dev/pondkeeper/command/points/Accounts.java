package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.AdjustmentId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.HoldRest;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand;
import dev.pondkeeper.kernel.points.PointsCommand.AdjustPoints;
import dev.pondkeeper.kernel.points.PointsCommand.CapturePoints;
import dev.pondkeeper.kernel.points.PointsCommand.ClawBackPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.kernel.points.PointsCommand.HoldPoints;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsCommand.ReleaseHold;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseRedemption;
import dev.pondkeeper.kernel.points.PointsCommand.SettlePoints;
import dev.pondkeeper.kernel.points.PointsCommand.TransferPoints;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.points.StaffId;
import dev.pondkeeper.kernel.points.TransferId;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsRules;
import dev.pondkeeper.kernel.programme.PointsRules.Clawback;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Accounts in a store in memory, told what happens to them in short sentences, as time goes by. */
final class Accounts {

    static final CustomerId HAN_MEIMEI = new CustomerId("43");

    Programme programme = Programme.DEFAULT.in(ZoneOffset.UTC);
    Instant now = NOW;

    private @Nullable PointsAccounts both;
    private final InMemoryPond pond = new InMemoryPond(axon -> axon.configureAggregate(
                    InMemoryPond.addressed(PointsAccount.class))
            .registerComponent(CurrentProgramme.class, configuration -> () -> programme)
            .registerComponent(
                    PointsAccounts.class,
                    configuration -> both = new PointsAccounts(
                            (Supplier<Repository<PointsAccount>>) () -> configuration.repository(PointsAccount.class),
                            () -> programme)));
    private int seen;

    Accounts with(Clawback clawback) {
        PointsRules rules = programme.points();
        return with(new PointsRules(
                rules.perMajorUnit(), rules.pendingDays(), rules.expiry(), clawback, 30, rules.restoreGraceDays()));
    }

    Accounts with(PointsExpiry expiry) {
        PointsRules rules = programme.points();
        return with(new PointsRules(
                rules.perMajorUnit(), rules.pendingDays(), expiry, rules.clawback(), 30, rules.restoreGraceDays()));
    }

    Accounts pendingFor(int days) {
        PointsRules rules = programme.points();
        return with(new PointsRules(
                rules.perMajorUnit(), days, rules.expiry(), rules.clawback(), 30, rules.restoreGraceDays()));
    }

    Accounts with(PointsRules rules) {
        programme = programme.with(rules);
        return this;
    }

    Accounts after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Instant now() {
        return now;
    }

    Accounts earn(String id, long points) {
        return done(new EarnPoints(LI_LEI, new EarningId(id), points, "gift", now));
    }

    Accounts pay(String order, long fen) {
        return done(new EarnPointsForOrder(LI_LEI, new OrderId(order), new Money(fen, "CNY"), now));
    }

    Accounts refund(String order, String refund, long paid, long net) {
        return done(new ClawBackPoints(
                LI_LEI, new OrderId(order), new RefundId(refund), new Money(paid, "CNY"), new Money(net, "CNY"), now));
    }

    Accounts redeem(String id, long points) {
        return done(redemption(id, points));
    }

    Accounts reverse(String id) {
        return done(new ReverseRedemption(LI_LEI, new RedemptionId(id), now));
    }

    Accounts hold(String id, long points) {
        return done(new HoldPoints(LI_LEI, new HoldId(id), points, now));
    }

    Accounts capture(String hold, String redemption, long points, @Nullable HoldRest rest) {
        return done(captured(hold, redemption, points, rest));
    }

    Accounts release(String hold) {
        return done(new ReleaseHold(LI_LEI, new HoldId(hold), now));
    }

    Accounts adjust(String id, long points) {
        return done(new AdjustPoints(LI_LEI, new AdjustmentId(id), points, "by hand", new StaffId("s-1"), now));
    }

    /** Li Lei turns out to be Han Meimei. */
    Accounts merge() {
        return inOneCommit(accounts -> accounts.merge(LI_LEI, HAN_MEIMEI, "m-1", now, now));
    }

    Accounts unmerge() {
        return inOneCommit(accounts -> accounts.unmerge(LI_LEI, HAN_MEIMEI, "m-1", now, now));
    }

    private Accounts inOneCommit(Consumer<PointsAccounts> change) {
        PointsAccounts accounts = Objects.requireNonNull(both);
        DefaultUnitOfWork.startAndGet(new GenericMessage<>("change")).execute(() -> change.accept(accounts));
        return this;
    }

    Accounts settle() {
        return done(new SettlePoints(LI_LEI, now));
    }

    RedeemPoints redemption(String id, long points) {
        return new RedeemPoints(LI_LEI, new RedemptionId(id), points, now);
    }

    CapturePoints captured(String hold, String redemption, long points, @Nullable HoldRest rest) {
        return new CapturePoints(LI_LEI, new HoldId(hold), new RedemptionId(redemption), points, rest, now);
    }

    TransferPoints transfer(String id, CustomerId from, CustomerId to, long points) {
        return new TransferPoints(from, new TransferId(id), to, points, now);
    }

    Accounts done(PointsCommand command) {
        seen = events(LI_LEI).size();
        assertThat(pond.send(command, now)).as("refusal of %s", command).isEmpty();
        return this;
    }

    String refusalOf(PointsCommand command) {
        seen = events(LI_LEI).size();
        Optional<Refusal> refusal = pond.send(command, now);
        assertThat(refusal).as("refusal of %s", command).isPresent();
        return refusal.orElseThrow().slug();
    }

    /** What the last command recorded on Li Lei's account. */
    List<PointsEvent> recorded() {
        return events(LI_LEI).subList(seen, events(LI_LEI).size());
    }

    <E extends PointsEvent> E only(Class<E> type) {
        List<PointsEvent> found = recorded().stream().filter(type::isInstance).toList();
        assertThat(found).as("%s in %s", type.getSimpleName(), recorded()).hasSize(1);
        return type.cast(found.get(0));
    }

    List<String> recordedNames() {
        return recorded().stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    PointsBalances balances() {
        return balances(LI_LEI);
    }

    PointsBalances balances(CustomerId customer) {
        List<PointsEvent> events = events(customer);
        return events.isEmpty()
                ? PointsBalances.ZERO
                : events.get(events.size() - 1).balances();
    }

    List<PointsEvent> events(CustomerId customer) {
        List<Event> events = pond.eventsOf(new StreamId("points", customer.value()));
        return events.stream().map(PointsEvent.class::cast).toList();
    }

    Optional<Refusal> send(PointsCommand command) {
        return pond.send(command, now);
    }

    InMemoryPond pond() {
        return pond;
    }
}
