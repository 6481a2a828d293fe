@NullMarked
package io.signalbox.deliver.mail;

import org.jspecify.annotations.NullMarked;
