### The terminal: the practice chat and the set-up.

terminal-hint = Type a button's number, its words, or a message. Ctrl-D ends the chat.

# The questions of `samleng setup`.
setup-language = Which language should the questions have (km or en)?
setup-language-unknown = There are: { $known }. Please write one of these.
setup-default-language = Which language should people see who have chosen none? Or nothing for { $language }:
setup-zone-how = The campaign's day begins and ends at midnight of one time zone: the totals of *today* and a petition's last day follow it.
setup-zone = A city, or a zone such as America/Vancouver, or nothing for UTC:
setup-zone-unknown = No time zone of this name is known. A big city of the same zone will do, such as Paris or Phnom Penh.
setup-zone-several = There are several: { $zones }. Please write one of these.
setup-zone-chosen = The time zone is { $zone }.
setup-telegram-how = In Telegram, write to @BotFather, send /newbot and answer its questions. It gives you a token, such as 123456:ABC…
setup-telegram-token = The token, or nothing to leave Telegram out:
setup-telegram-name = This is @{ $name }.
setup-discord-how = For Discord, open discord.com/developers/applications, make an application, and press *Reset Token* on its page *Bot*. docs/host/discord.md shows it step by step.
setup-discord-token = The Discord token, or nothing to leave Discord out:
setup-discord-name = On Discord this is { $name }.
setup-discord-invite = Open this link to bring the bot onto your Discord server:
setup-no-platform = The bot needs at least one of the two.
setup-names-there = The database here holds names that are locked already. A new key opens none of them: keep the keys that do.
setup-keys-again = Press Enter to go on with the same keys, or write *new* to make a new one:
setup-keys-new = new
setup-done-discord = All is ready. Once the bot is on your server, write this command there within 24 hours: it makes you the owner. Nobody else sees it.
setup-key-how = This is the petition key. Only this key opens the names of signers. Write it down or keep it on a stick, never on this computer: it is shown only once.
setup-key-check = Type its last six characters:
setup-key-wrong = These are not the last six characters. Please look again.
setup-key-written = The petition key is in { $file }. Move it away from this computer, and keep a copy in another place.
setup-holders-how = Up to two more people can hold keys of their own. Each makes one with `samleng keygen` and gives you the public half, which begins with age1.
setup-holders-key = Another public key, or nothing:
setup-practice-store = The database here is for practice. The campaign gets one of its own: campaign.db
setup-done = All is ready. Open this link in Telegram within 24 hours: it makes you the owner.
setup-next = Now load your campaign with `samleng import FILE` (or `samleng import sample`) and start the bot with `samleng run`.
