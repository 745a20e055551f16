package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.ConsentEvidence;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerCommand.EraseCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.GiveConsent;
import dev.pondkeeper.kernel.customer.CustomerCommand.MergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.RestrictProcessing;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.programme.PointsRules;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One aggregate: the states it can be in, each told as the history that leads there, and everything that may be asked of it. A
 * state must be reached without a refusal; what each command then comes to in it is for {@code docs/outcomes.md} to say.
 */
abstract class Table {

    /** The shipped programme, but points wait a day, so that they have every state. */
    static final Programme RULES = Programme.DEFAULT.with(waitingADay(Programme.DEFAULT.points()));

    static final CustomerId LI_LEI = new CustomerId("li-lei");
    static final CustomerId HAN_MEIMEI = new CustomerId("han-meimei");
    static final CustomerId LUCY = new CustomerId("lucy");
    static final CustomerId NOBODY = new CustomerId("nobody");
    static final Identity PHONE = new Identity(Identity.Type.PHONE, "13800000001");
    static final Identity HANS = new Identity(Identity.Type.PHONE, "13800000002");

    /** Ten in the morning in Shanghai. */
    static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    static final Duration NOW = Duration.ZERO;

    /** Something that has happened, so long after the start. */
    record Step(Duration after, Function<Instant, Command> command) {}

    /** What has happened, and when the question comes. */
    record State(String name, Duration asked, List<Step> history, Programme rules) {}

    /** A command with the circumstance that matters, empty where there is none. */
    record Ask(String circumstance, Class<? extends Command> type, Function<Instant, Command> command) {}

    private static final String REFUSED = "refused: ";

    private final String title;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final List<Ask> asks = new ArrayList<>();

    Table(String title) {
        this.title = title;
    }

    final String title() {
        return title;
    }

    final List<State> states() {
        return List.copyOf(states.values());
    }

    final List<Ask> asks() {
        return List.copyOf(asks);
    }

    /** A state that everything registered precedes. */
    final State state(String name, Duration asked, Step... history) {
        List<Step> all = new ArrayList<>(registered());
        all.addAll(List.of(history));
        return bare(name, asked, all);
    }

    /** A state that goes on from another one. */
    final State from(State before, String name, Duration asked, Step... more) {
        List<Step> all = new ArrayList<>(before.history());
        all.addAll(List.of(more));
        return bare(name, asked, all);
    }

    final State bare(String name, Duration asked, List<Step> history) {
        return kept(new State(name, asked, List.copyOf(history), RULES));
    }

    /** A state that everything registered precedes, under other rules. */
    final State under(Programme rules, String name, Duration asked, Step... history) {
        List<Step> all = new ArrayList<>(registered());
        all.addAll(List.of(history));
        return kept(new State(name, asked, all, rules));
    }

    private State kept(State state) {
        if (states.put(state.name(), state) != null) throw new IllegalArgumentException("twice: " + state.name());
        return state;
    }

    /** What becomes of these states when the customer's standing changes, and of a customer who was never there. */
    final void standings(State... homes) {
        for (State home : homes) {
            Duration asked = home.asked();
            String of = home.name() + ", and the customer ";
            from(home, of + "is restricted", asked, step(asked, at -> new RestrictProcessing(LI_LEI, "asked", at)));
            from(home, of + "is erased", asked, step(asked, at -> new EraseCustomer(LI_LEI, at)));
            from(home, of + "was merged away a moment ago", asked, step(asked, at -> mergedAway(LI_LEI, at)));
        }
        bare("the customer is unknown", homes[0].asked(), List.of());
    }

    static MergeCustomers mergedAway(CustomerId customer, Instant at) {
        return new MergeCustomers(HAN_MEIMEI, customer, new MergeId("m-1"), at);
    }

    final <C extends Command> void ask(Class<C> type, Function<Instant, C> command) {
        ask(type, "", command);
    }

    final <C extends Command> void ask(Class<C> type, String circumstance, Function<Instant, C> command) {
        asks.add(new Ask(circumstance, type, command::apply));
    }

    /** @return what the command comes to, as the page puts it */
    static String outcome(Deciders deciders, State state, Ask ask) {
        deciders.restart(state.rules());
        for (Step step : state.history()) {
            Instant at = START.plus(step.after());
            deciders.decide(step.command().apply(at), at);
        }
        Instant now = START.plus(state.asked());
        try {
            List<String> events = deciders.decide(ask.command().apply(now), now);
            return events.isEmpty() ? "nothing" : "`" + String.join("`, `", events) + "`";
        } catch (Refusal refusal) {
            return REFUSED + refusal.slug();
        }
    }

    static Optional<String> refusalIn(String outcome) {
        return outcome.startsWith(REFUSED) ? Optional.of(outcome.substring(REFUSED.length())) : Optional.empty();
    }

    private static PointsRules waitingADay(PointsRules rules) {
        return new PointsRules(
                rules.perMajorUnit(),
                1,
                rules.expiry(),
                rules.clawback(),
                rules.holdMinutes(),
                rules.restoreGraceDays());
    }

    static Step step(Duration after, Function<Instant, Command> command) {
        return new Step(after, command);
    }

    static Money yuan(long yuan) {
        return new Money(yuan * 100, "CNY");
    }

    /** Li Lei, Han Meimei and Lucy have registered, and agree to be reached. */
    static List<Step> registered() {
        List<Step> steps = new ArrayList<>();
        steps.add(step(NOW, at -> registration(LI_LEI, PHONE, at)));
        steps.add(step(NOW, at -> registration(HAN_MEIMEI, HANS, at)));
        steps.add(step(NOW, at -> new RegisterCustomer(LUCY, null, null, null, null, null, at)));
        for (ContactChannel channel : List.of(ContactChannel.SMS, ContactChannel.CALL)) {
            for (Purpose purpose : Purpose.values()) {
                steps.add(step(NOW, at -> new GiveConsent(LI_LEI, channel, purpose, evidence(at), at)));
            }
        }
        return steps;
    }

    static RegisterCustomer registration(CustomerId customer, Identity identity, Instant at) {
        return new RegisterCustomer(customer, null, List.of(identity), null, null, null, at);
    }

    static ConsentEvidence evidence(Instant at) {
        return new ConsentEvidence(at, "shop", "v1");
    }
}
