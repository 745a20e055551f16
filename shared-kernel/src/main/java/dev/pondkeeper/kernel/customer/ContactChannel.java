package dev.pondkeeper.kernel.customer;

/** A way to reach a customer (触达渠道; DOMAIN.md §2, Touch). */
public enum ContactChannel {
    SMS,
    WECOM,
    WECHAT_OFFICIAL_ACCOUNT,
    EMAIL,
    APP_PUSH,
    CALL
}
