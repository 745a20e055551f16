package dev.pondkeeper.kernel.channel;

/** What sort of place customers come from. */
public enum ChannelKind {
    /** Douyin, Xiaohongshu, a market place: traffic that is rented. */
    PUBLIC_PLATFORM,
    PARTNER,
    /** The brand's own customers, bringing others. */
    OWN_REFERRAL,
    SHOP,
    OTHER
}
