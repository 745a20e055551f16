package dev.pondkeeper.command.touch;

import dev.pondkeeper.command.AskedTouches;
import dev.pondkeeper.kernel.touch.TouchId;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Looks for touches in the unit of work that asks, and changes nothing there. */
@Component
class RecordedTouches implements AskedTouches {

    private final Repository<Touch> touches;

    RecordedTouches(Repository<Touch> touches) {
        this.touches = touches;
    }

    @Override
    public boolean isAsked(TouchId touch) {
        try {
            touches.load("touch:" + touch);
            return true;
        } catch (AggregateNotFoundException neverAskedFor) {
            return false;
        }
    }
}
