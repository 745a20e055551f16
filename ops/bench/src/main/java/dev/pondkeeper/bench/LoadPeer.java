package dev.pondkeeper.bench;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Decisions on one aggregate that is loaded from the store each time, because no cache holds it. */
final class LoadPeer implements Peer, AutoCloseable {
    private static final String ID = "one";
    private static final int EVENTS_IN_COMMIT = 10;

    private final String name;
    private final Configuration configuration;
    private final CommandGateway gateway;

    private LoadPeer(String name, EventStore store, int snapshotEvery) {
        this.name = name;
        this.configuration = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(config -> CommandPeer.jackson())
                .configureEventStore(config -> store)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Counter.class)
                        .configureSnapshotTrigger(
                                config -> new EventCountSnapshotTriggerDefinition(config.snapshotter(), snapshotEvery)))
                .start();
        this.gateway = configuration.getComponent(CommandGateway.class);
    }

    /** A long life: its first load takes a snapshot, and then so many events follow, fewer than the next one needs. */
    static LoadPeer withSnapshots(String name, EventStore store, int events, int snapshotEvery, int behind) {
        LoadPeer peer = new LoadPeer(name, store, snapshotEvery);
        publish(store, 0, events, EVENTS_IN_COMMIT);
        peer.once(0);
        publish(store, events, behind, 1);
        return peer;
    }

    /** A life without a snapshot. */
    static LoadPeer withEvents(String name, EventStore store, int events) {
        LoadPeer peer = new LoadPeer(name, store, Integer.MAX_VALUE);
        publish(store, 0, events, 1);
        return peer;
    }

    private static void publish(EventStore store, int from, int events, int inCommit) {
        for (int first = from; first < from + events; first += inCommit) {
            List<GenericDomainEventMessage<?>> commit = new ArrayList<>();
            for (int seq = first; seq < first + inCommit; seq++) {
                commit.add(new GenericDomainEventMessage<>(
                        "Counter", ID, seq, new Counter.Counted(ID, seq + 1L, CommandPeer.NOTE)));
            }
            store.publish(commit);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long once(int client) {
        gateway.sendAndWait(new Counter.Look(ID));
        return 1;
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
