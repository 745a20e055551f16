package dev.pondkeeper.saga.touch;

import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;

/**
 * What a channel is given to send.
 *
 * @param eventId of the approval, the id of its CloudEvent
 * @param touch whom to reach, over what, with which text; its touch id is the idempotency key
 */
public record OutgoingTouch(String eventId, TouchApproved touch) {}
