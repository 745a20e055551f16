package dev.pondkeeper.command.touch;

import static dev.pondkeeper.command.Decisions.LI_LEI;

import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.Occasion;
import dev.pondkeeper.kernel.touch.TextParameter;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Touches and the budget they share, against a store that has more than one stream. */
final class TouchPond {

    /** What is known of every customer; a test may change it between two commands. */
    ContactProfile profile = Contacts.OPEN;

    private final InMemoryPond pond =
            new InMemoryPond(axon -> axon.configureAggregate(InMemoryPond.addressed(Touch.class))
                    .configureAggregate(ContactBudget.class)
                    .registerComponent(
                            Gatekeeper.class,
                            configuration -> new Gatekeeper(
                                    configuration.repository(ContactBudget.class),
                                    configuration.getComponent(KnownCustomers.class),
                                    customer -> profile,
                                    configuration.getComponent(CurrentProgramme.class))));

    static TouchId touch(String id) {
        return new TouchId(id);
    }

    /** A reminder, by SMS where that is open. */
    Optional<String> ask(String id, CustomerId customer, Purpose purpose, Instant at) {
        return ask(id, customer, purpose, null, at);
    }

    Optional<String> ask(
            String id, CustomerId customer, Purpose purpose, @Nullable ContactChannel channel, Instant at) {
        return send(
                new RequestTouch(
                        touch(id),
                        customer,
                        "spring",
                        1,
                        purpose,
                        Occasion.REMINDER,
                        channel,
                        List.of(ContactChannel.EMAIL),
                        "hello",
                        List.of(new TextParameter("name", "李雷")),
                        null,
                        at),
                at);
    }

    /** @return the slug of the refusal, if there is one */
    Optional<String> send(Command command, Instant recordedAt) {
        return pond.send(command, recordedAt).map(Refusal::slug);
    }

    List<Event> of(String id) {
        return pond.eventsOf(new StreamId("touch", id));
    }

    List<Event> budget() {
        return pond.eventsOf(ContactBudget.streamOf(LI_LEI));
    }
}
