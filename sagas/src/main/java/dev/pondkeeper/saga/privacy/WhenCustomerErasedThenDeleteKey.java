package dev.pondkeeper.saga.privacy;

import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Makes everything personal of an erased customer unreadable for ever (DOMAIN.md §2, Customer). The event is recorded before
 * the key goes, and the processor moves on only when the key is gone: after a crash or a failure it hears of the event again.
 */
@Component
@ProcessingGroup("erasure")
class WhenCustomerErasedThenDeleteKey {

    private final PersonalKeys keys;

    WhenCustomerErasedThenDeleteKey(PersonalKeys keys) {
        this.keys = keys;
    }

    @EventHandler
    void on(CustomerErased event) {
        keys.delete(event.customerId());
    }
}
