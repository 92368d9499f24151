### Who is behind the campaign: its name, its contacts, its key-holders. Owners write these facts; every one may be missing.

behind-none = The campaign has not yet said here who runs it. You can ask a person: /ask
campaign-behind = This campaign is run by: { $name }
campaign-about = { $about }
campaign-contact = Contact: { $contact }
campaign-web = Website: { $address }
campaign-press = For the press: { $contact }
campaign-holders = { $count ->
    [one] The campaign's only key-holder: { $names }. Only this person can open the names.
   *[other] The campaign's { $count } key-holders: { $names }. Only they can open the names.
}
campaign-holders-count = { $count ->
    [one] The campaign has one key-holder. Only this person can open the names.
   *[other] The campaign has { $count } key-holders. Only they can open the names.
}
# In the consent: as short as can be.
consent-holders = Key-holders: { $names }.

# The questions for owners, each in one language.
edit-campaign-title = Who is behind the campaign
edit-ask-campaign-name = What is the group behind the campaign called, in { $language }? At most { $most } letters, for example: “Friends of the Vote”.
edit-ask-campaign-about = Who is this group, in { $language }? One or two sentences, at most { $most } letters, for example: “An association of Cambodians in Canada.”
edit-ask-campaign-contact = How can people reach the campaign, in { $language }? At most { $most } letters. Give an address of the campaign, not of a private person.
edit-ask-campaign-web = What is the campaign's web address? It begins with https://
edit-ask-campaign-press = Where can journalists ask, in { $language }? At most { $most } letters. Give an address of the campaign, not of a private person.
edit-ask-campaign-holders = Who holds the keys, in { $language }? One key-holder on each line, as they want to be called, at most { $most } letters each, for example: “A teacher in Lyon”. It need not be a name. Or send only how many they are.

# In the consent where the names don't fit into one line.
consent-holders-count = { $count ->
    [one] The campaign has one key-holder.
   *[other] The campaign has { $count } key-holders.
}

# What owners see when they change it.
edit-campaign-empty = Nothing is written here yet. Press what you would like to write, or answer all questions one by one. Everything can be left out.
edit-campaign-sample = What people read now is an example. Please write your own instead.
edit-campaign-preview = This is what people will read:
edit-campaign-changed = Another owner has changed this meanwhile. Please look at it again before you publish.
edit-web-refused = Please type a web address, for example: https://example.org
edit-field-name = Name
edit-field-about = Who it is
edit-field-contact = Contact
edit-field-web = Website
edit-field-press = Press contact
edit-field-holders = Key-holders
button-one-by-one = One by one
edit-samples-campaign = What the example says about who runs the campaign

# The last line of `samleng setup`.
setup-campaign = People will ask who is behind the campaign. Once you are the owner, you can write it in the chat: /edit, then “Who is behind the campaign”.
