//! Bold, italic, links and lists as people type them in a chat.
