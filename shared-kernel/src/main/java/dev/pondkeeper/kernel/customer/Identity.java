package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Text;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One way by which a channel knows a person. A phone is kept without blanks and dashes, an e-mail in lower case, so that the
 * same person cannot claim it twice in two spellings.
 */
public record Identity(Type type, String value) {

    /** The channels' own names for whom they know. */
    public enum Type {
        WECHAT_UNIONID,
        WECHAT_OPENID,
        WECOM_EXTERNAL_USERID,
        PHONE,
        EMAIL,
        APP_UID,
        DOUYIN,
        XIAOHONGSHU,
        TMALL,
        JD
    }

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,20}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");

    public Identity {
        new Checks().field("value", value, text -> Text.check(text, 200)).done();
        if (type != null && value != null) value = kept(type, value);
    }

    private static String kept(Type type, String given) {
        String kept =
                switch (type) {
                    case PHONE -> given.replaceAll("[\\s-]", "");
                    case EMAIL -> given.strip().toLowerCase(Locale.ROOT);
                    default -> given.strip();
                };
        new Checks()
                .require(
                        type != Type.PHONE || PHONE.matcher(kept).matches(),
                        "value",
                        "must be a phone number of 5 to 20 digits, with an optional leading +")
                .require(type != Type.EMAIL || EMAIL.matcher(kept).matches(), "value", "must be an e-mail address")
                .done();
        return kept;
    }
}
