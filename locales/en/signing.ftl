### Signing: country, name, thanks, and what comes after.

country-title = Which country do you live in?
country-how = Press a button, or type the country's name.
country-suggest = Which one do you mean?
country-unknown = I don't know that country. Please type its name, for example: France
country-risk = If you live in Cambodia, someone who sees your phone could learn that you signed. Please continue only if you feel safe.

name-title = Last step: your name
name-how = Press your name to sign the petition. It is locked the moment you press it.
name-type = { $platform ->
    [discord] To write your name, press “Write: Name”. You will see it once more before you sign.
   *[other] Type your name and send it. You will see it once more before you sign.
}
button-sign-as = Sign as { $name }
button-other-name = Another name

already-signed = You signed on { $day } already. Thank you!
button-share = Share
button-withdraw = Take it back
button-beside = Someone beside me wants to sign

thanks-title = Thank you for signing!
thanks-number = You are number { $number }.
thanks-rights = Your name is locked. You can correct it or take it back: /mydata

beside-hand-over = { $platform ->
    [discord] Please let the next person come to this screen.
   *[other] Please hand the phone to the next person.
}
beside-full = { $platform ->
    [discord] { $most } people have signed on this account, and this petition allows no more. The next person can sign on their own account or a friend's. Press Share and send them the link.
   *[other] { $most } people have signed on this phone, and this petition allows no more. The next person can sign on their own phone or a friend's. Press Share and send them the link.
}
beside-full-elsewhere = This petition allows { $most } people on one account. Those who signed beside an account that was connected with yours count here too, so nobody else can sign here. The next person can sign on their own phone or a friend's. Press Share and send them the link.

continue-offer = You were signing “{ $title }”. Continue?
button-continue-signing = Continue signing
button-anew = Start again

after-region = Which state or province do you live in? Type its name, or press Skip. Only the key-holders can read it.
after-region-refused = Please type only the name of your state or province, for example: California. Or press Skip.
after-region-kept = Your state or province is kept and locked.
after-more = What would you like to do now? If you erase this chat, your signature stays.
after-share = Please pass this on to friends and family:
after-done = All done. Thank you!
button-erase-chat = Erase this chat
after-erased = { $platform ->
    [discord] I have erased those of my messages that I can erase. On a server, the others go when you close Discord or press “Dismiss message”. Only you can delete what you wrote yourself.
   *[other] I have erased the messages here that I am allowed to erase. To remove the rest, delete this chat in the app on your phone.
}

# What is being signed, and where the person lives: on the screen for the name, and with the thanks.
name-for = Petition: “{ $title }”. Country: { $country }.
thanks-for = You signed “{ $title }”. Country: { $country }.

# A name that was typed signs only when the button is pressed. “again”: the screen is shown once more, and the bot
# can no longer read the name.
name-confirm = Sign as “{ $name }”? Petition: “{ $title }”. Country: { $country }.
name-confirm-again = You wrote a name a moment ago. Sign with it? Petition: “{ $title }”. Country: { $country }.
button-sign-typed = Sign as { $name }
button-sign-typed-again = Sign with the name I wrote
name-not-understood = Nothing was signed. Here I need your name, for example: Sok Dara. Please type it, or press a button.

# The person said no, or to wait. Below stands the open question again; the second and the third where it has no Cancel.
refused-nothing-signed = All right. Nothing was signed. You can go on below, or press Cancel to leave.
refused-still-unsigned = All right. Nothing was signed. You can go on below.
refused-go-on = All right. Nothing was done. You can go on below.
refused-nothing-done = All right. Nothing was done. You can go on below, or press Cancel to leave.

# The person said yes in words. $label is the button's.
aside-press = Please press one of the buttons.
agree-press-the-button = To do it, please press “{ $label }”.

# A word that means several places, such as CA. A button names the place and its country.
country-which = This can mean several places. Which do you mean?

# A state or province that may be one, shown back.
region-confirm = Is “{ $region }” your state or province?
button-keep-region = Keep { $region }

# The way back from an answer to where the person was.
button-back-to-petition = Back to the petition
button-back-to-question = Back to the question
