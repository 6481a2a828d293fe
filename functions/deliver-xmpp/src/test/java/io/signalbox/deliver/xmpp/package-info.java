@NullMarked
package io.signalbox.deliver.xmpp;

import org.jspecify.annotations.NullMarked;
