package dev.pondkeeper.saga.touch;

import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends nothing and says so in the log, without anything personal; what it took is visible under {@code /touches}. */
@Component
class LogChannel implements TouchChannel {

    static final String NAME = "log";

    private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery send(OutgoingTouch outgoing) {
        TouchApproved touch = outgoing.touch();
        LOG.debug("Touch {} over {} with text {}", touch.touchId(), touch.channel(), touch.template());
        return new Delivery.Accepted(null);
    }
}
