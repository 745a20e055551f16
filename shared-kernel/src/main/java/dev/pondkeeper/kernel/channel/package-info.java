/** The acquisition channel (获客渠道): where customers come from and what it costs. */
@NullMarked
package dev.pondkeeper.kernel.channel;

import org.jspecify.annotations.NullMarked;
