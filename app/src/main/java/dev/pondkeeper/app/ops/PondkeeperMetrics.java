package dev.pondkeeper.app.ops;

import dev.pondkeeper.eventstore.Ledger;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Where the ledger ends, and of each processor how far it is, how far behind, how it fares and what is parked, as gauges. */
@Component
@EnableScheduling
class PondkeeperMetrics {

    private static final List<String> STATUSES = List.of("RUNNING", "PAUSED", "REBUILDING", "FAILED");

    private final Ledger ledger;
    private final Processors processors;
    private final MultiGauge lag;
    private final MultiGauge position;
    private final MultiGauge deadLetters;
    private final MultiGauge status;
    private volatile long tail = -1;

    PondkeeperMetrics(Ledger ledger, Processors processors, MeterRegistry meters) {
        this.ledger = ledger;
        this.processors = processors;
        this.lag = gauge(meters, "lag", "Events of the ledger that a processor has not seen yet", "events");
        this.position = gauge(meters, "position", "Position of the last event a processor is done with", "");
        this.deadLetters = gauge(meters, "dead.letters", "Events parked because a processor could not take them", "");
        this.status = gauge(meters, "status", "1 for the status that a processor is in, 0 for the others", "");
        Gauge.builder("pondkeeper.ledger.position", () -> tail)
                .description("Position of the ledger's last event")
                .register(meters);
    }

    private static MultiGauge gauge(MeterRegistry meters, String what, String description, String unit) {
        MultiGauge.Builder gauge =
                MultiGauge.builder("pondkeeper.processor." + what).description(description);
        if (!unit.isEmpty()) gauge.baseUnit(unit);
        return gauge.register(meters);
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        tail = ledger.tail();
        List<Processors.Standing> all = processors.list();
        show(lag, all, each -> Math.max(0, tail - each.position()));
        show(position, all, Processors.Standing::position);
        boolean none = processors.nothingIsParked(); // as a rule
        show(
                deadLetters,
                all,
                each -> none ? 0 : processors.parkedOf(each.name()).size());
        status.register(
                all.stream()
                        .flatMap(each -> STATUSES.stream()
                                .<Row<?>>map(one ->
                                        Row.of(tags(each).and("status", one), one.equals(each.status()) ? 1 : 0)))
                        .toList(),
                true);
    }

    private static void show(
            MultiGauge gauge, List<Processors.Standing> all, ToLongFunction<Processors.Standing> value) {
        gauge.register(
                all.stream()
                        .<Row<?>>map(each -> Row.of(tags(each), value.applyAsLong(each)))
                        .toList(),
                true);
    }

    private static Tags tags(Processors.Standing processor) {
        return Tags.of("processor", processor.name(), "kind", processor.kind());
    }
}
