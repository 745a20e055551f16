package dev.pondkeeper.app.ops;

import dev.pondkeeper.eventstore.Ledger;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Ready while nothing that follows the ledger is stuck; says what the store does not promise. */
@Component
class ProcessorsHealthIndicator extends AbstractHealthIndicator {

    private final Processors processors;
    private final Ledger ledger;

    ProcessorsHealthIndicator(Processors processors, Ledger ledger) {
        this.processors = processors;
        this.ledger = ledger;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<String> failed = processors.list().stream()
                .filter(each -> each.status().equals("FAILED"))
                .map(each -> each.name() + ": " + each.error())
                .toList();
        if (failed.isEmpty()) builder.up();
        else builder.down().withDetail("failed", failed);
        builder.withDetail("store", ledger.promise().sentence());
    }
}
