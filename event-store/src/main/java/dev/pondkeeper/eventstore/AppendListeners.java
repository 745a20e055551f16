package dev.pondkeeper.eventstore;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of commits of this process once they have landed. What one of them throws is logged and reaches nobody. */
final class AppendListeners implements Consumer<List<LedgerCommit>> {
    private static final Logger log = LoggerFactory.getLogger(AppendListeners.class);

    private final Set<Consumer<List<LedgerCommit>>> listeners = new CopyOnWriteArraySet<>();

    Subscription add(Consumer<List<LedgerCommit>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void accept(List<LedgerCommit> landed) {
        for (Consumer<List<LedgerCommit>> listener : listeners) {
            try {
                listener.accept(landed);
            } catch (RuntimeException deaf) {
                long tail = landed.get(landed.size() - 1).lastPosition();
                log.error("A listener failed on the commits up to position {}.", tail, deaf);
            }
        }
    }
}
