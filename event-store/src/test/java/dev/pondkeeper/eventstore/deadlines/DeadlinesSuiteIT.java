package dev.pondkeeper.eventstore.deadlines;

import dev.pondkeeper.eventstore.SuiteStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineManagerSpanFactory;
import org.axonframework.integrationtests.deadline.AbstractDeadlineManagerTestSuite;

/**
 * The framework's own suite over our deadlines, whole.
 *
 * <p>It gives five units of work 100 ms from the first schedule to the last cancellation, and waits 1.6 s for what shall happen.
 * So the injected clock runs at a third of real time: a busy machine then has the time that a machine of one's own would need.
 */
class DeadlinesSuiteIT extends AbstractDeadlineManagerTestSuite {

    @Override
    public DeadlineManager buildDeadlineManager(Configuration configuration) {
        DurableDeadlines deadlines = DurableDeadlines.builder()
                .database(SuiteStore.freshDatabase())
                .serializer(SuiteStore.jackson())
                .scopes(new ConfigurationScopeAwareProvider(configuration))
                .spans(configuration.getComponent(DeadlineManagerSpanFactory.class))
                .clock(new SlowClock())
                .build();
        deadlines.start();
        return deadlines;
    }

    private static final class SlowClock extends Clock {
        private static final int TIMES_SLOWER = 3;

        private final Instant start = Instant.now();

        @Override
        public Instant instant() {
            return start.plus(Duration.between(start, Instant.now()).dividedBy(TIMES_SLOWER));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
