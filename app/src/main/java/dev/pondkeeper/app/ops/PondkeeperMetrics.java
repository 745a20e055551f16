package dev.pondkeeper.app.ops;

import dev.pondkeeper.eventstore.Ledger;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Where the ledger ends and how far behind everyone is, as gauges. */
@Component
@EnableScheduling
class PondkeeperMetrics {

    private final Ledger ledger;
    private final Processors processors;
    private final MultiGauge lag;
    private volatile long tail = -1;

    PondkeeperMetrics(Ledger ledger, Processors processors, MeterRegistry meters) {
        this.ledger = ledger;
        this.processors = processors;
        this.lag = MultiGauge.builder("pondkeeper.processor.lag")
                .description("Events of the ledger that a processor has not seen yet")
                .baseUnit("events")
                .register(meters);
        Gauge.builder("pondkeeper.ledger.position", () -> tail)
                .description("Position of the ledger's last event")
                .register(meters);
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        tail = ledger.tail();
        lag.register(
                processors.list().stream()
                        .map(each -> Row.of(
                                Tags.of("processor", each.name(), "kind", each.kind()),
                                Math.max(0, tail - each.position())))
                        .toList(),
                true);
    }
}
