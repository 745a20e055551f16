/** The acquisition channel (获客渠道): which there are and what they cost. */
@NullMarked
package dev.pondkeeper.query.channel;

import org.jspecify.annotations.NullMarked;
