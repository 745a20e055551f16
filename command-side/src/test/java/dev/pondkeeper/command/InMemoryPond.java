package dev.pondkeeper.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** The framework with a store in memory: for what one command does to several streams, and for long histories. */
public final class InMemoryPond {

    private final Configuration axon;

    /** @param setUp adds the aggregates under test and what their handlers ask for */
    public InMemoryPond(UnaryOperator<Configurer> setUp) {
        axon = setUp.apply(DefaultConfigurer.defaultConfiguration(false)
                        .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                        .registerComponent(KnownCustomers.class, configuration -> Decisions::standingOf)
                        .registerComponent(CurrentProgramme.class, configuration -> () -> Programme.DEFAULT))
                .start();
    }

    /** An aggregate addressed as in the app: by the stream that the command names. */
    public static <T> AggregateConfigurer<T> addressed(Class<T> aggregate) {
        return AggregateConfigurer.defaultConfiguration(aggregate)
                .configureCommandTargetResolver(configuration ->
                        message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).target(), null));
    }

    /** @return the refusal, if there is one */
    public Optional<Refusal> send(Command command, Instant recordedAt) {
        FutureCallback<Command, Object> callback = new FutureCallback<>();
        axon.getComponent(CommandBus.class)
                .dispatch(new GenericCommandMessage<>(command, Map.of(MetadataKeys.RECORDED_AT, recordedAt)), callback);
        var result = callback.getResult();
        if (!result.isExceptional()) return Optional.empty();
        assertThat(result.exceptionResult()).isInstanceOf(Refusal.class);
        return Optional.of((Refusal) result.exceptionResult());
    }

    /** For what only a component of the framework can do. */
    public Configuration axon() {
        return axon;
    }

    /** Puts events behind those that a stream has, as if somebody had decided so. */
    public void record(StreamId stream, Event... events) {
        long next = eventsOf(stream).size();
        for (Event event : events) {
            axon.eventStore().publish(new GenericDomainEventMessage<>(stream.kind(), stream.toString(), next++, event));
        }
    }

    public List<Event> eventsOf(StreamId stream) {
        return axon.eventStore()
                .readEvents(stream.toString())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(Event.class::cast)
                .toList();
    }
}
