package dev.pondkeeper.kernel.touch;

/** What a touch is about; it decides which channel is asked first (DOMAIN.md §2, Touch). */
public enum Occasion {
    CAMPAIGN_NEWS,
    SERVICE_NOTICE,
    REMINDER
}
