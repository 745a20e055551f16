package dev.pondkeeper.query.view;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Empties a view and lets its processor read the ledger again from the first event. A marker document says how far that has
 * come, so that a server killed between emptying the documents and resetting the token finishes the job at its next start and
 * never takes an emptied view for a complete one.
 */
@Component
final class ViewRebuilds implements ConfigurerModule {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final String STEP = "step";
    private static final String TARGET = "target";
    private static final String EMPTYING = "EMPTYING";
    private static final String REPLAYING = "REPLAYING";
    // A server that was killed holds its claims until they time out, by default after 10 s.
    private static final int CLAIM_ATTEMPTS = 150;
    private static final long CLAIM_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ViewProcessors processors;
    private final ViewPositions positions;
    private final ViewStore store;
    private final Map<String, Long> targets = new ConcurrentHashMap<>();

    ViewRebuilds(ViewProcessors processors, ViewPositions positions, ViewStore store) {
        this.processors = processors;
        this.positions = positions;
        this.store = store;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.onInitialize(
                built -> built.onStart(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, this::finishWhatWasInterrupted));
    }

    boolean running(String view) {
        return positions.position(view) < targets.getOrDefault(view, -1L);
    }

    /**
     * Starts over with these views; they answer meanwhile, with the position they have reached.
     *
     * @return the position at which they are what they were before
     */
    synchronized long start(List<View> views) {
        long target = processors.tail();
        for (View view : views) mark(view, EMPTYING, target);
        for (View view : views) {
            StreamingEventProcessor processor = processors.processor(view.name());
            processor.shutDown();
            reset(view, target);
            processor.start();
        }
        return target;
    }

    private void finishWhatWasInterrupted() {
        for (View view : processors.views()) {
            Document marker = store.rebuilds().find(eq(view.name())).first();
            if (marker == null) continue;
            targets.put(view.name(), marker.getLong(TARGET));
            if (EMPTYING.equals(marker.getString(STEP))) reset(view, marker.getLong(TARGET));
        }
    }

    private void reset(View view, long target) {
        Lock quiet = positions.progress(view.name()).quiet();
        quiet.lock();
        try {
            store.empty(view);
            processors.forgetParked(view.name());
            resetToken(processors.processor(view.name()));
            positions.progress(view.name()).reset();
            mark(view, REPLAYING, target);
        } finally {
            quiet.unlock();
        }
    }

    private static void resetToken(StreamingEventProcessor processor) {
        for (int attempt = 1; ; attempt++) {
            try {
                processor.resetTokens(StreamableMessageSource::createTailToken);
                return;
            } catch (UnableToClaimTokenException heldByAnother) {
                if (attempt == CLAIM_ATTEMPTS) throw heldByAnother;
                LockSupport.parkNanos(CLAIM_PAUSE_NANOS);
            }
        }
    }

    private void mark(View view, String step, long target) {
        targets.put(view.name(), target);
        store.rebuilds()
                .replaceOne(
                        eq(view.name()),
                        new Document("_id", view.name()).append(STEP, step).append(TARGET, target),
                        UPSERT);
    }
}
