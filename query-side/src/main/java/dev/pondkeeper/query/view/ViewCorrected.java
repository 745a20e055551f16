package dev.pondkeeper.query.view;

/**
 * A view has changed behind its position, because an event that was parked has been taken after all.
 *
 * @param view its name
 */
public record ViewCorrected(String view) {}
