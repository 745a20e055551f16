package dev.pondkeeper.app.axon;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

/**
 * Snapshots for aggregates with a long life, which name {@code snapshotTrigger} in their {@code @Aggregate}. They are taken
 * beside the commands, behind a commit, from what the ledger itself tells.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

    /** More than that many at once are left out; the next command of the aggregate asks again. */
    private static final int WAITING = 1024;

    /** @param events that an aggregate has taken since its last snapshot when the next one is due */
    @Bean
    SnapshotTriggerDefinition snapshotTrigger(
            Snapshotter snapshotter, @Value("${pondkeeper.snapshot-every-events:100}") int events) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, events);
    }

    @Bean(destroyMethod = "shutdown")
    ThreadPoolExecutor snapshotThread() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), new AxonThreadFactory("snapshots"));
    }

    @Bean
    Snapshotter snapshotter(
            EventStore events,
            Configuration axon,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            ThreadPoolExecutor snapshotThread) {
        SpringAggregateSnapshotter.Builder builder = SpringAggregateSnapshotter.builder();
        builder.eventStore(events)
                .executor(snapshotThread)
                .repositoryProvider(axon::repository)
                .handlerDefinition(handlers)
                .parameterResolverFactory(parameters);
        return new OwnedSnapshots(builder);
    }
}
