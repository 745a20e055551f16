package dev.pondkeeper.query.report;

import dev.pondkeeper.query.view.ViewCorrected;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the latest answers until the view they come from moves. One report is computed at a time: a report is bound by the
 * processor, and two at once would only hold twice the memory.
 */
@Component
final class ReportCache {

    private static final int KEPT = 64;

    private final Map<Object, Answer> answers = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Entry<Object, Answer> eldest) {
            return size() > KEPT;
        }
    };

    private record Answer(long position, Object result) {}

    @EventListener
    synchronized void forget(ViewCorrected corrected) {
        answers.clear();
    }

    /**
     * @param question the report and all that it depends on, comparable by equals
     * @param position of the view before it is read
     */
    synchronized <T> T answer(Class<T> type, Object question, long position, Supplier<T> report) {
        Answer known = answers.get(question);
        if (known != null && known.position() == position) return type.cast(known.result());
        T result = report.get();
        answers.put(question, new Answer(position, result));
        return result;
    }
}
