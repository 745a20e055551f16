package dev.pondkeeper.app.ops;

import dev.pondkeeper.eventstore.Ledger;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Ready while nothing that follows the ledger is stuck; says who was paused, where events are parked, and what the store does
 * not promise. A pause is an operator's wish and parked events hold up nobody else, so neither takes the server out of service.
 */
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
        List<Processors.Standing> all = processors.list();
        List<String> failed = all.stream()
                .filter(each -> each.status().equals("FAILED"))
                .map(each -> each.name() + ": " + each.error())
                .toList();
        if (failed.isEmpty()) builder.up();
        else builder.down().withDetail("failed", failed);
        List<String> paused = all.stream()
                .filter(each -> each.status().equals("PAUSED"))
                .map(Processors.Standing::name)
                .toList();
        if (!paused.isEmpty()) builder.withDetail("paused", paused);
        List<String> parked = all.stream()
                .map(Processors.Standing::name)
                .filter(name -> processors.parkedOf(name).leastOrigin().isPresent())
                .toList();
        if (!parked.isEmpty()) builder.withDetail("parked", parked);
        builder.withDetail("store", ledger.promise().sentence());
    }
}
